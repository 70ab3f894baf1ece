import { compilePathTemplate } from './path-template.ts';
import type { HttpBinding, PublicMethod } from './public-methods.ts';

/** What a path and verb mean. */
export type RestRoute = {
  readonly target: PublicMethod;
  readonly binding: HttpBinding;
  readonly pathValues: Readonly<Record<string, string>>;
};

/** `allowed` are the verbs that the path has, when it exists but not for this verb. */
export type RouteSearch = { readonly route?: RestRoute; readonly allowed: readonly string[] };

/** Finds the method for a path. Templates without fields go first, so that `policies/current` is not a version. */
export function createRestRouter(methods: readonly PublicMethod[]): (verb: string, path: string) => RouteSearch {
  const routes = methods
    .flatMap((target) =>
      target.bindings.map((binding) => ({ target, binding, ...compilePathTemplate(binding.template) })),
    )
    .sort((one, other) => one.fields.length - other.fields.length);
  return (verb, path) => {
    const allowed: string[] = [];
    for (const { target, binding, match } of routes) {
      const pathValues = match(path);
      if (pathValues === undefined) continue;
      if (binding.verb === verb) return { route: { target, binding, pathValues }, allowed: [] };
      allowed.push(binding.verb);
    }
    return { allowed };
  };
}
