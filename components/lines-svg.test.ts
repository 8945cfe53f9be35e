import { expect, test } from 'vitest';
import { printPalette } from './chart-svg';
import { linesSvg } from './lines-svg';

const drawing = { label: 'Cases', width: 600, palette: printPalette, font: 'Arial', number: String };

test('Lines carry their names at their ends, apart from one another, and nothing a name could smuggle in', () => {
  const svg = linesSvg(
    [
      { name: 'Kamboja <b>', values: [1, 5, 9] },
      { name: 'Filipina', values: [1, 5, 9] },
    ],
    ['2021', '2022', '2023'],
    drawing,
  );
  expect(svg).not.toContain('<b>');
  const heights = [...svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"[^>]*font-weight="600">/g)].map(([, y]) => Number(y));
  expect(heights).toHaveLength(2);
  expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThan(10);
});

test('A mark stands over its month with its number', () => {
  const svg = linesSvg([{ name: '', values: [1, 2] }], ['', ''], { ...drawing, marks: [{ at: 1, text: '7' }] });
  expect(svg).toContain('>7</text>');
});

test('One month alone and a month without anything are drawn too', () => {
  expect(linesSvg([{ name: '', values: [0] }], ['2023'], drawing)).not.toContain('NaN');
  expect(linesSvg([], [], drawing)).not.toContain('NaN');
});
