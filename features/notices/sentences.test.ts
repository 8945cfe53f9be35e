import { expect, test } from 'vitest';
import { textsFor } from '@/lib/texts';

const none = {
  reference: '',
  by: '',
  office: '',
  colleague: '',
  count: '',
  due: '',
  asking: 'none',
  pair: 'none',
  way: '',
  most: '',
  month: '',
};

test.each([
  [
    'erasure',
    'approved',
    'Penghapusan identitas dalam kasus PNH-2026-00001 disetujui orang kedua dan sudah dilakukan.',
  ],
  ['erasure', 'declined', 'Penghapusan identitas dalam kasus PNH-2026-00001 ditolak orang kedua.'],
  ['role-raise', 'approved', 'Orang kedua telah memutuskan yang Anda minta.'],
])('A decided %s (%s) says of which case', (kind, decision, sentence) => {
  const told = { ...none, reference: 'PNH-2026-00001', kind, decision };
  expect(textsFor('id').t('notices.kinds.approval-decided', told)).toBe(sentence);
});

test('An asked pair is told with both numbers, and whoever may decide on it is told so', () => {
  const told = { ...none, by: 'Ayu', office: 'PNH', reference: 'MNL-2026-00001', asking: 'PNH-2026-00007' };
  const { t } = textsFor('id');
  expect(t('notices.kinds.person-asked', told)).toBe(
    'Ayu (PNH) bertanya apakah orang dalam kasus MNL-2026-00001 sama dengan orang yang baru dicatatnya dalam kasus PNH-2026-00007. Mohon hubungi kantor itu untuk memastikannya.',
  );
  expect(t('notices.kinds.person-asked', { ...told, pair: 'x' })).toContain('Anda dapat memutuskannya.');
});
