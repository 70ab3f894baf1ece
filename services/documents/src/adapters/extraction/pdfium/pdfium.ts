import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';
import { type PdfiumCalls, pdfiumCalls } from './pdfium-calls.ts';

/** One instance of PDFium with a memory of its own. `isExhausted` tells whether it asked for more than it may have. */
export type Pdfium = {
  readonly calls: PdfiumCalls;
  readonly memory: WebAssembly.Memory;
  readonly isExhausted: () => boolean;
};

let compiled: Promise<WebAssembly.Module> | undefined;

/** The compiled code is the same for all instances; compiling takes longer than reading a page. */
function compiledModule(): Promise<WebAssembly.Module> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  return compiled;
}

/**
 * Starts PDFium. Each document gets an instance of its own: whatever a hostile file does to its memory ends with it, and
 * nothing of one customer's file is left for the next. Growth beyond `maxBytes` is refused, upon which PDFium gives up.
 */
export async function startPdfium(maxBytes: number): Promise<Pdfium> {
  const module = await compiledModule();
  let isExhausted = false;
  let exports: WebAssembly.Exports = {};
  await init({
    print: ignore,
    printErr: ignore,
    instantiateWasm(imports: WebAssembly.Imports, onInstance: (instance: WebAssembly.Instance) => void) {
      const resize = imports.env?.emscripten_resize_heap;
      if (typeof resize !== 'function') throw new Error('this build of PDFium does not ask before its memory grows');
      const boundedResize = (bytes: number): unknown => {
        if (bytes >>> 0 <= maxBytes) return resize(bytes);
        isExhausted = true;
        return false;
      };
      const bounded = { ...imports, env: { ...imports.env, emscripten_resize_heap: boundedResize } };
      const instance = new WebAssembly.Instance(module, bounded);
      exports = instance.exports;
      onInstance(instance);
      return exports;
    },
  });
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('this build of PDFium exports no memory');
  const calls = pdfiumCalls(exports);
  calls.FPDF_InitLibrary();
  return { calls, memory, isExhausted: () => isExhausted };
}

function ignore(): void {}
