import { arrive } from './support/arrival';
import { expect, test } from './support/test';

const passphrase = 'perahu kuning di teluk';

test('Eko makes a key, shows that he has it, and makes a backup that is proven at once', async ({ as }) => {
  test.setTimeout(120_000);
  const eko = await as('eko');
  await eko.goto('/administration');
  await eko.getByRole('link', { name: 'Cadangan' }).first().click();
  await arrive(eko, 'Cadangan');

  await eko.getByLabel('Frasa sandi', { exact: true }).first().fill('pendek');
  await eko.getByRole('button', { name: 'Buat kunci dan unduh' }).click();
  await expect(eko.getByText('Pilih frasa sandi yang lebih panjang')).toBeVisible();

  await eko.getByLabel('Frasa sandi', { exact: true }).first().fill(passphrase);
  await eko.getByLabel('Frasa sandi sekali lagi').fill(passphrase);
  const [download] = await Promise.all([
    eko.waitForEvent('download'),
    eko.getByRole('button', { name: 'Buat kunci dan unduh' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^pulang-key-[0-9A-F-]{14}\.json$/);

  await eko.getByLabel('Berkas kunci').setInputFiles(await download.path());
  await eko.getByLabel('Frasa sandi', { exact: true }).last().fill('perahu merah di teluk');
  await eko.getByRole('button', { name: 'Pakai kunci ini' }).click();
  await expect(eko.getByText('Frasa sandi tidak cocok').first()).toBeVisible();
  await eko.getByLabel('Berkas kunci').setInputFiles(await download.path());
  await eko.getByLabel('Frasa sandi', { exact: true }).last().fill(passphrase);
  await eko.getByRole('button', { name: 'Pakai kunci ini' }).click();
  await expect(eko.getByRole('status').filter({ hasText: 'Mulai sekarang cadangan disegel' })).toBeVisible();

  await eko.getByRole('button', { name: 'Buat cadangan sekarang' }).click();
  await expect(eko.getByRole('status').filter({ hasText: 'Cadangan sudah dibuat dan terbukti baik' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(eko.getByRole('row').filter({ hasText: 'terbukti baik' }).first()).toBeVisible();
  await arrive(eko, 'Cadangan');
});

test('For everybody else there is no such page', async ({ as }) => {
  for (const person of ['ayu', 'citra', 'dewi'] as const) {
    const page = await as(person);
    expect((await page.goto('/administration/backups'))?.status(), person).toBe(404);
  }
});
