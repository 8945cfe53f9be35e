import { expect, test } from 'vitest';
import en from '@/messages/en.json';
import id from '@/messages/id.json';
import { written } from './fonts';

const said = (text: string) =>
  written(text, 'regular')
    .map((part) => part.text)
    .join('');

test('Every sentence of ours can be printed, in both languages', () => {
  const sentences = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(sentences);
  const signs = new Set(
    [id, en].flatMap(({ reports, editions, figures, rights }) =>
      sentences([reports, editions, figures, rights]).flatMap((text) => [...text]),
    ),
  );
  const lost = [...signs].filter((sign) => sign !== '?' && sign !== '\n' && said(sign) === '?');
  expect(lost).toEqual([]);
});

test('Names with letters of other alphabets stay whole; what no font has is said to be missing', () => {
  expect(said('Nguyễn Thị Đào, Çelik, Иван, Νίκη')).toBe('Nguyễn Thị Đào, Çelik, Иван, Νίκη');
  expect(said('12 → 15 (+3), −1')).toBe('12 › 15 (+3), −1');
  expect(said('金边 園區')).toBe('?? ??');
});
