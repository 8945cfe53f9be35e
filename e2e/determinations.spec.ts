import type { Page } from '@playwright/test';
import { findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

type View = { body: string; status: string; on: string; reason?: string };

async function record(page: Page, { body, status, on, reason }: View): Promise<void> {
  await page.getByText('Catat pandangan lembaga').click();
  await page.getByLabel('Lembaga', { exact: true }).selectOption(body);
  await page.getByRole('radio', { name: status }).check();
  await page.locator('#determinations [name=on]').fill(on);
  if (reason) await page.getByRole('textbox', { name: 'Alasan (boleh dikosongkan)' }).fill(reason);
  await page.getByRole('button', { name: 'Simpan pandangan' }).click();
  await expect(page.getByText('Pandangan tersimpan.')).toBeVisible();
}

test('Ayu records that the mission presumes a victim and the police says not: both stand, and Bagus cannot', async ({
  as,
}) => {
  const page = await as('ayu');
  await page.goto('/cases/new?fresh=1');
  await page.getByLabel('Negara tujuan').fill('Kamboja');
  await page.locator('[name=handledOn]').fill('2024-02-01');
  await page.locator('[name=name]').fill('Wulan Ayuningtyas Permadi');
  await page.locator('[name=birth]').fill('04/07/2001');
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[A-Z]+-\d{4}-\d{5}/);
  const address = new URL(page.url()).pathname;
  const card = page.locator('#determinations');
  await expect(card).toContainText('Belum ada pandangan lembaga yang dicatat.');

  await page.getByText('Catat pandangan lembaga').click();
  await page.getByRole('button', { name: 'Simpan pandangan' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Pilih lembaga yang menyatakannya.');
  await findNoBarrier(page);
  await page.goto(address);
  await record(page, {
    body: 'Perwakilan RI',
    status: 'Terindikasi korban TPPO',
    on: '2024-02-10',
    reason: 'Paspornya ditahan dan upahnya tidak dibayar.',
  });
  await expect(card).not.toContainText('berbeda pandangan');
  await record(page, { body: 'Kepolisian RI', status: 'Bukan korban TPPO', on: '2024-04-02' });
  await expect(card.getByRole('heading', { name: 'Perwakilan RI' })).toBeVisible();
  await expect(card.getByRole('heading', { name: 'Kepolisian RI' })).toBeVisible();
  await expect(card).toContainText('berbeda pandangan');
  await expect(page.locator('#timeline')).toContainText('Penetapan status korban, Kepolisian RI: Bukan korban TPPO');
  await findNoBarrier(page);

  await page.getByRole('button', { name: 'Buka identitas' }).first().click();
  await expect(card).toContainText('Paspornya ditahan dan upahnya tidak dibayar.');
  await page.getByRole('button', { name: 'Tutup identitas' }).first().click();
  await expect(card).not.toContainText('Paspornya ditahan');

  await record(page, {
    body: 'Lembaga swadaya masyarakat',
    status: 'Ditetapkan sebagai korban TPPO',
    on: '2024-05-01',
  });
  await card.getByText('Keliru dicatat?').first().click();
  await card.getByRole('button', { name: 'Cabut catatan ini' }).first().click();
  await expect(page.getByText('Catatan itu dicabut.')).toBeVisible();
  await expect(card.getByRole('heading', { name: 'Lembaga swadaya masyarakat' })).toHaveCount(0);
  await card.getByText('1 dicabut karena keliru dicatat').click();
  await expect(card).toContainText('(dicabut Ayu,');

  const bagus = await as('bagus');
  await bagus.goto(address);
  await expect(bagus.getByRole('heading', { level: 1 })).toHaveText('Halaman ini tidak ditemukan');

  const dewi = await as('dewi');
  await dewi.goto(address);
  await expect(dewi.locator('#determinations')).toContainText('berbeda pandangan');
  await expect(dewi.getByText('Catat pandangan lembaga')).toHaveCount(0);
  await expect(dewi.getByText('Keliru dicatat?')).toHaveCount(0);
  await expect(dewi.locator('#determinations')).not.toContainText('Paspornya ditahan');
});
