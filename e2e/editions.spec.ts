import { createHash } from 'node:crypto';
import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

test('Dewi draws up a report and reviews it, Citra issues it, and its files stay as they are', async ({ as }) => {
  // Issuing makes eight files.
  test.setTimeout(180_000);
  const dewi = await as('dewi');
  await dewi.goto('/reports/2022-03');
  await dewi.getByRole('button', { name: 'Susun konsep' }).click();
  await arrive(dewi, 'Laporan bulanan, Maret 2022');
  await expect(dewi.getByText('Ini konsep: belum boleh dikutip.')).toBeVisible();
  const address = new URL(dewi.url()).pathname;

  await dewi.getByRole('link', { name: 'Ubah paragraf' }).click();
  await arrive(dewi, 'Ubah paragraf');
  await dewi.getByRole('textbox', { name: 'Bahasa Inggris' }).fill('');
  await dewi.getByRole('button', { name: 'Simpan' }).click();
  await expect(dewi.getByRole('alert').first()).toContainText('Tulislah setidaknya satu paragraf.');
  await findNoBarrier(dewi);
  await dewi.getByRole('textbox', { name: 'Bahasa Inggris' }).fill('Read aloud in English.');
  await dewi.getByRole('textbox', { name: 'Bahasa Indonesia' }).fill('Dibacakan dalam bahasa Indonesia.');
  await dewi.getByRole('button', { name: 'Simpan' }).click();
  await expect(dewi.getByText('Dibacakan dalam bahasa Indonesia.')).toBeVisible();

  await dewi.getByRole('button', { name: 'Nyatakan sudah ditelaah' }).click();
  await expect(dewi.getByText('yang menerbitkan harus orang lain')).toBeVisible();
  await expect(dewi.getByRole('button', { name: 'Terbitkan' })).toHaveCount(0);
  await findNoBarrier(dewi);

  // Whoever only reads does not see what is being written.
  const ayu = await as('ayu');
  await ayu.goto(address);
  await expect(ayu.getByRole('heading', { level: 1 })).not.toContainText('Maret 2022');

  const citra = await as('citra');
  await citra.goto('/reports/2022-03');
  await citra.locator(`main a[href="${address}"]`).click();
  await citra.getByRole('button', { name: 'Terbitkan' }).click();
  await expect(citra.getByRole('heading', { name: 'Berkas', exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(citra.getByText('Tidak ada yang berubah')).toBeVisible();
  await findNoBarrier(citra);

  await ayu.goto(address);
  await arrive(ayu, 'Laporan bulanan, Maret 2022');
  const row = ayu.getByRole('row', { name: /^CSV, bahasa Indonesia|^CSV, Indonesia|^CSV, / }).first();
  const href = (await row.getByRole('link').getAttribute('href')) ?? '';
  const bytes = await (await ayu.request.get(href)).body();
  expect(await row.locator('code').textContent()).toBe(createHash('sha256').update(bytes).digest('hex'));
  await ayu.goto('/reports');
  await expect(ayu.locator(`main a[href="${address}"]`)).toBeVisible();
});

test('Citra sets the template of her office, and an empty one is refused', async ({ as }) => {
  const page = await as('citra');
  await page.goto('/reports');
  await page.getByRole('link', { name: 'Templat laporan' }).click();
  await arrive(page, 'Templat laporan');
  await page
    .getByRole('link', { name: /^Atur templat/ })
    .first()
    .click();
  const day = page.getByRole('textbox', { name: 'Tanggal konsep otomatis' });
  await day.fill('31');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Tulis tanggal 1 sampai 28');
  await day.fill('5');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('status')).toContainText('Templat disimpan.');
  await findNoBarrier(page);
  await page.goto('/reports/templates');
  await expect(page.getByText('setiap tanggal 5')).toBeVisible();
});
