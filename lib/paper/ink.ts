/** The colours of print: dark enough on white for tired eyes, and for a copying machine. */
export const ink = {
  text: '#221f1b',
  quiet: '#5c5449',
  line: '#ddd5c9',
  edge: '#857b6d',
  tint: '#e2efed',
  accent: '#0b5c5a',
  bar: '#1f7a77',
};
