/** The part of WebAssembly that is used here; the compiler's own description comes only with that of a browser. */
declare global {
  namespace WebAssembly {
    type Exports = Record<string, ((...values: number[]) => number) | Memory | Table | Global>;
    type Imports = { readonly env?: Readonly<Record<string, unknown>> & { readonly emscripten_resize_heap?: unknown } };
    class Module {
      private constructor();
    }
    class Instance {
      constructor(module: Module, imports: Imports);
      readonly exports: Exports;
    }
    class Memory {
      constructor(size: { readonly initial: number; readonly maximum?: number });
      readonly buffer: ArrayBuffer;
    }
    class Table {
      private constructor();
    }
    class Global {
      private constructor();
    }
    function compile(bytes: Uint8Array): Promise<Module>;
    class RuntimeError extends Error {}
  }
}

export {};
