import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

test('Bagus writes down what is to be done, finds it in the morning and does it', async ({ as }) => {
  const page = await as('bagus');
  await page.goto('/cases?work=mine&sort=oldest');
  const first = page.locator('main table a[href^="/cases/"]').first();
  const reference = ((await first.textContent()) ?? '').trim();
  await first.click();
  await page.getByText('Tambah tugas').click();
  await page.getByRole('button', { name: 'Simpan tugas' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Pilihlah jenis tugas.');
  await page.getByRole('combobox', { name: 'Jenis' }).selectOption({ label: 'Dokumen perjalanan' });
  const due = page.locator('#task-due');
  await due.fill(await page.evaluate(() => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)));
  await page.getByRole('textbox', { name: 'Keterangan' }).fill('Ambil SPLP di loket dua.');
  await page.getByRole('button', { name: 'Simpan tugas' }).click();
  await expect(page.getByText('Tugas tersimpan.')).toBeVisible();
  await findNoBarrier(page);

  await page.goto('/');
  await page.getByRole('link', { name: /Tugas saya hari ini/ }).click();
  await arrive(page, 'Tugas');
  const rows = page.getByRole('row', { name: new RegExp(reference) });
  const before = await rows.count();
  await expect(rows.last()).toContainText('Dokumen perjalanan');
  await expect(page.getByText('Ambil SPLP di loket dua.')).toHaveCount(0);
  await rows.last().getByRole('link').click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'hari ini' })
    .last()
    .getByRole('button', { name: 'Selesai' })
    .click();
  await expect(page.getByText('Tugas selesai.')).toBeVisible();
  await page.goto('/tasks?whose=mine&due=today');
  await expect(rows).toHaveCount(before - 1);
});

test('Citra sees who has how much: each number opens its rows; for a caseworker the page is not there', async ({
  as,
}) => {
  const citra = await as('citra');
  await citra.goto('/tasks/load');
  await citra.getByRole('combobox', { name: 'Kantor' }).selectOption({ label: 'KBRI Manila' });
  await citra.getByRole('button', { name: 'Tampilkan' }).click();
  await arrive(citra, 'Beban kerja');
  const open = citra
    .getByRole('row', { name: /^Bagus/ })
    .getByRole('link')
    .first();
  const count = await open.textContent();
  await open.click();
  await expect(citra.getByRole('status')).toHaveText(`${count} kasus`);

  const bagus = await as('bagus');
  await bagus.goto('/tasks/load');
  await expect(bagus.getByRole('heading', { level: 1 })).not.toHaveText('Beban kerja');
});
