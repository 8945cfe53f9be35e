import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

test('Ayu asks after somebody who came home: not reached stays on the list, reached leaves it', async ({ as }) => {
  const page = await as('ayu');
  await page.goto('/cases');
  await expect(page.getByText('menunggu kabar dari Anda')).toBeVisible();
  await page.getByRole('link', { name: 'Ke daftar tindak lanjut' }).click();
  await arrive(page, 'Tindak lanjut setelah pulang');
  const late = page.getByRole('row', { name: /Terlambat/ });
  const before = await late.count();
  expect(before).toBeGreaterThan(0);
  const reference = ((await late.first().getByRole('link').textContent()) ?? '').trim();
  const row = page.getByRole('row', { name: new RegExp(reference) });

  await late.first().getByRole('link').click();
  await arrive(page, `Tindak lanjut · ${reference}`);
  await page.getByRole('button', { name: 'Simpan kabar' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Pilih bagaimana kabarnya.');
  await page.getByRole('radio', { name: /Ada yang perlu diperhatikan/ }).check();
  await page.getByRole('button', { name: 'Simpan kabar' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Tulis apa yang perlu diperhatikan');
  await findNoBarrier(page);
  await page.getByRole('radio', { name: /Tidak terhubungi/ }).check();
  await page.getByRole('button', { name: 'Simpan kabar' }).click();
  await expect(page.getByText('ia tetap ada di daftar')).toBeVisible();
  await page.getByRole('link', { name: 'Ke daftar tindak lanjut' }).click();
  await expect(row).toContainText('tidak terhubungi');

  await row.getByRole('link').click();
  await page.getByRole('radio', { name: /^Baik/ }).check();
  await page.getByRole('textbox', { name: 'Catatan' }).fill('Membantu di bengkel pamannya.');
  await page.getByRole('button', { name: 'Simpan kabar' }).click();
  await expect(page.getByRole('status')).toContainText('Tercatat.');
  await expect(page.getByText('Membantu di bengkel pamannya.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Buka identitas' }).click();
  await expect(page.getByText('Membantu di bengkel pamannya.')).toBeVisible();
  await findNoBarrier(page);
  await page.getByRole('link', { name: 'Ke daftar tindak lanjut' }).click();
  await expect(late).toHaveCount(before - 1);
  await expect(row).toHaveCount(0);

  await page.goto(`/cases/${reference}`);
  await expect(page.getByText('Ditanyakan kabarnya: Baik').first()).toBeVisible();
});

test('Ayu adds a dated note, which is read while the identity is open', async ({ as }) => {
  const page = await as('ayu');
  await page.goto('/cases');
  await page.locator('main table a[href^="/cases/"]').first().click();
  await expect(page.getByText('Tambah catatan')).toBeVisible();
  // Another story may have left the identity of the newest case open.
  const close = page.getByRole('button', { name: 'Tutup identitas' }).first();
  if (await close.isVisible()) await close.click();
  await expect(page.getByRole('button', { name: 'Buka identitas' }).first()).toBeVisible();
  await page.getByText('Tambah catatan').click();
  await page.getByRole('button', { name: 'Simpan catatan' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Pilih jenis catatan.');
  await expect(page.getByRole('alert').first()).toContainText('Tulis catatannya.');
  await page.locator('#notes').getByLabel('Jenis').selectOption('Telepon atau pesan');
  await page.getByRole('textbox', { name: 'Catatan' }).fill('Ia minta dihubungi setelah magrib.');
  await page.getByRole('button', { name: 'Simpan catatan' }).click();
  await expect(page.getByText('Catatan tersimpan.')).toBeVisible();
  await expect(page.locator('#notes li').first()).toContainText('oleh Ayu');
  await expect(page.locator('#notes li').first()).not.toContainText('magrib');
  await findNoBarrier(page);
  await page.getByRole('button', { name: 'Buka identitas' }).click();
  await expect(page.locator('#notes li').first()).toContainText('Ia minta dihubungi setelah magrib.');
});

test('Dewi the analyst is offered no follow-up; Citra the supervisor sets the schedule', async ({ as }) => {
  const dewi = await as('dewi');
  await dewi.goto('/cases');
  await expect(dewi.getByRole('link', { name: /^Tindak lanjut/ })).toHaveCount(0);
  await expect(dewi.getByText('menunggu kabar dari Anda')).toHaveCount(0);
  await dewi.goto('/follow-ups');
  await expect(dewi.getByRole('heading', { level: 1 })).toHaveText('Halaman ini tidak ditemukan');

  const citra = await as('citra');
  await citra.goto('/follow-ups');
  await citra.getByRole('link', { name: 'Jadwal kantor' }).click();
  await arrive(citra, 'Jadwal tindak lanjut');
  await citra.getByRole('link', { name: 'Ubah: KBRI Phnom Penh' }).click();
  await citra.getByLabel('Bulan setelah pulang').fill('1, 3, enam');
  await citra.getByRole('button', { name: 'Simpan' }).click();
  await expect(citra.getByRole('alert').first()).toContainText('angka bulat dari 1 sampai 60');
  await expect(citra.getByLabel('Bulan setelah pulang')).toHaveValue('1, 3, enam');
  await citra.getByLabel('Bulan setelah pulang').fill('1 3 6 12');
  await citra.getByRole('button', { name: 'Simpan' }).click();
  await expect(citra.getByText('Jadwal tersimpan dan langsung berlaku.')).toBeVisible();
  await expect(citra.getByRole('row', { name: /KBRI Phnom Penh 1, 3, 6, 12/ })).toBeVisible();
});
