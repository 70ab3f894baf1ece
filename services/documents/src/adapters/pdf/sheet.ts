/** A4 in points, with margins that leave room for a running head and foot. */
export const sheet = { width: 595.28, height: 841.89, left: 48, right: 48, top: 56, bottom: 64 } as const;
export const textWidth = sheet.width - sheet.left - sheet.right;
/** Content ends here; below it stands the foot of the page. */
export const contentBottom = sheet.height - sheet.bottom;
