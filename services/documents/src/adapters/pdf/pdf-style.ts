/** Ink of the papers. Greys keep a contrast of at least 4.5 : 1 on white, so that copies stay readable. */
export const ink = {
  text: '#1b1f24',
  muted: '#5b6470',
  rule: '#c9cfd6',
  hairline: '#e4e8ec',
  brand: '#0f4c5c',
  brandSoft: '#eaf2f4',
  warning: '#9a4b00',
} as const;
export const size = { title: 20, heading: 11, text: 9, small: 7.5 } as const;
