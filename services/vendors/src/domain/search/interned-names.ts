/** Few names that many products share, as numbers. */
export class InternedNames {
  readonly #idByName = new Map<string, number>();
  readonly #names: string[] = [];

  get size(): number {
    return this.#names.length;
  }

  nameOf(id: number): string {
    return this.#names[id] ?? '';
  }

  /** -1 for a name no product has. */
  idOf(name: string): number {
    return this.#idByName.get(name) ?? -1;
  }

  intern(name: string): number {
    const known = this.#idByName.get(name);
    if (known !== undefined) return known;
    const id = this.#names.push(name) - 1;
    this.#idByName.set(name, id);
    return id;
  }
}
