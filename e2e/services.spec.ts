import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

test('Ayu records what Wahyu needs, what became of it, and that he is accused: the list and the morning follow, Bagus meets nothing', async ({
  as,
}) => {
  const page = await as('ayu');
  await page.goto('/cases/new?fresh=1');
  await page.getByLabel('Negara tujuan').fill('Kamboja');
  await page.locator('[name=handledOn]').fill('2024-03-01');
  await page.locator('[name=name]').fill('Wahyu Setiaji Kurniadi');
  await page.locator('[name=birth]').fill('11/02/1998');
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[A-Z]+-\d{4}-\d{5}/);
  const address = new URL(page.url()).pathname;
  const reference = address.split('/').at(-1) ?? '';
  const card = page.locator('#services');

  await test.step('What he needs', async () => {
    await card.getByText('Catat kebutuhan').click();
    await card.getByRole('button', { name: 'Simpan kebutuhan' }).click();
    await expect(page.getByRole('alert').first()).toContainText('Pilih setidaknya satu kebutuhan.');
    await card.getByLabel('Bantuan hukum').check();
    await card.getByLabel('Penampungan atau rumah aman').check();
    await page.locator('#needs-on').fill('2024-03-01');
    await card.getByLabel('Hasil dan langkah berikutnya (boleh dikosongkan)').fill('Minta penerjemah bahasa Khmer.');
    await card.getByRole('button', { name: 'Simpan kebutuhan' }).click();
    await expect(page.getByText('Kebutuhan tersimpan.')).toBeVisible();
    await expect(card.getByRole('listitem').filter({ hasText: 'Bantuan hukum' })).toContainText('Dibutuhkan');
    await findNoBarrier(page);
  });

  await test.step('What became of it', async () => {
    const aid = card.getByRole('listitem').filter({ hasText: 'Bantuan hukum' });
    await aid.getByText('Ubah', { exact: true }).click();
    await aid.getByLabel('Direncanakan').check();
    await aid.getByLabel('Langkah berikutnya, paling lambat (boleh dikosongkan)').fill('2024-03-10');
    await aid.getByRole('button', { name: 'Simpan perubahan' }).click();
    await expect(page.getByText('Perubahan layanan tersimpan.')).toBeVisible();
    await expect(aid).toContainText('Langkah berikutnya terlambat');
  });

  await test.step('Where he stands in criminal proceedings', async () => {
    await card.getByText('Catat kedudukan').click();
    await card.getByLabel('Tersangka').check();
    await card.getByLabel('Sampai di mana prosesnya').selectOption({ label: 'Penyelidikan atau penyidikan' });
    await page.locator('#proceeding-on').fill('2024-03-02');
    await card.getByRole('button', { name: 'Simpan kedudukan' }).click();
    await expect(card).toContainText('pasal 18');
  });

  await test.step('The list and the morning', async () => {
    await page.goto('/services?which=late&type=legal_aid');
    await arrive(page, 'Layanan');
    await expect(page.getByRole('row', { name: new RegExp(reference) })).toContainText('Direncanakan');
    await expect(page.getByText('Minta penerjemah')).toHaveCount(0);
    await page.goto('/');
    await page.getByRole('link', { name: /Layanan yang langkah berikutnya terlambat/ }).click();
    await arrive(page, 'Layanan');
  });

  await test.step('Others', async () => {
    const bagus = await as('bagus');
    await bagus.goto(address);
    await expect(bagus.locator('#services')).toHaveCount(0);
    const dewi = await as('dewi');
    await dewi.goto(address);
    await expect(dewi.locator('#services')).toContainText('Bantuan hukum');
    await expect(dewi.locator('#services')).not.toContainText('Tersangka');
    await expect(dewi.locator('#services')).not.toContainText('Minta penerjemah');
  });
});
