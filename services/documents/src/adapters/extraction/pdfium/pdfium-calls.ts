/** The functions of PDFium that are called. Numbers are handles, sizes, flags, or addresses in its memory. */
const names = [
  'FPDF_InitLibrary',
  'FPDF_LoadMemDocument',
  'FPDF_GetLastError',
  'FPDF_GetPageCount',
  'FPDF_GetPageLabel',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageBoundingBox',
  'FPDFPage_GetRotation',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFPage_GetAnnotCount',
  'FPDFPage_GetAnnot',
  'FPDFPage_CloseAnnot',
  'FPDFAnnot_GetSubtype',
  'FPDFAnnot_HasKey',
  'EPDFAnnot_GenerateFormFieldAP',
  'FPDFPage_Flatten',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_HasTransparency',
  'FPDFPageObj_SetIsActive',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFPageObj_GetClipPath',
  'FPDFClipPath_CountPaths',
  'FPDFClipPath_CountPathSegments',
  'FPDFClipPath_GetPathSegment',
  'FPDFPathSegment_GetPoint',
  'FPDFPath_GetDrawMode',
  'FPDFPath_CountSegments',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_GetTextObject',
  'FPDFText_IsGenerated',
  'FPDFText_IsHyphen',
  'FPDFText_GetFontSize',
  'FPDFText_GetMatrix',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetLooseCharBox',
  'FPDFBitmap_CreateEx',
  'FPDFBitmap_FillRect',
  'FPDFBitmap_GetBuffer',
  'FPDFBitmap_Destroy',
  'FPDF_RenderPageBitmap',
  'malloc',
  'free',
] as const;

export type PdfiumCalls = Readonly<Record<(typeof names)[number], (...values: number[]) => number>>;

/** Called directly: the wrappers of the package look at each argument, which takes longer than most calls do. */
export function pdfiumCalls(exports: WebAssembly.Exports): PdfiumCalls {
  const calls = names.map((name) => {
    const call = exports[name];
    if (typeof call !== 'function') throw new Error(`this build of PDFium has no ${name}`);
    return [name, call];
  });
  return Object.fromEntries(calls);
}
