import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { arrive } from './support/arrival';
import { expect, test } from './support/test';

// One story from the refusal to the revoking, with seven pages looked at for barriers on the way.
test.describe.configure({ timeout: 120_000 });

const secrets = ['Sekar Wijayanti Kusuma', 'B7654321', 'Gedung Anggrek lantai 9'];

async function logged(page: Page): Promise<string> {
  await page.goto('/cases/new?fresh=1');
  await page.getByLabel('Negara tujuan').fill('Kamboja');
  await page.locator('[name=handledOn]').fill('2024-03-01');
  await page.locator('[name=name]').fill(secrets[0] as string);
  await page.locator('[name=passport]').fill(secrets[1] as string);
  await page.locator('[name=place]').fill(secrets[2] as string);
  await page.getByRole('button', { name: 'Simpan kasus' }).click();
  await page.waitForURL(/\/cases\/[A-Z]+-\d{4}-\d{5}/);
  return page.url().match(/[A-Z]+-\d{4}-\d{5}/)?.[0] ?? '';
}

async function says(page: Page, reference: string, scope: string, state: 'Diberikan' | 'Ditolak'): Promise<void> {
  await page.goto(`/cases/${reference}/consents`);
  await page.getByRole('checkbox', { name: scope }).check();
  await page.getByRole('radio', { name: state, exact: true }).check();
  if (state === 'Diberikan') {
    await page.getByLabel('Dijelaskan dalam bahasa').selectOption({ label: 'Indonesia' });
    await page.getByLabel('Bukti', { exact: true }).selectOption({ label: 'Lisan' });
  }
  await page.getByRole('button', { name: 'Catat jawaban' }).click();
  await expect(page.getByText('Tercatat untuk 1 hal.')).toBeVisible();
}

async function refers(page: Page, to: string, part: string | RegExp): Promise<void> {
  await page.getByLabel(/penerima$/).selectOption({ label: to });
  await page.getByRole('radio', { name: 'Perlu layanan tambahan' }).check();
  await page.getByRole('checkbox', { name: part }).check();
  await page.getByRole('button', { name: 'Kirim rujukan' }).click();
}

const holdsNone = async (page: Page) => {
  for (const secret of secrets) expect((await page.content()).includes(secret), secret).toBe(false);
};

test('A victim who refused the police: told without identity, sheltered, shared in part, and taken back', async ({
  as,
  stranger,
}) => {
  const ayu = await as('ayu');
  const reference = await logged(ayu);
  const fresh = `/cases/${reference}/referrals/new?to=`;

  // Missing is not yes; and the police need a yes of their own.
  await ayu.goto(`${fresh}office`);
  await expect(ayu.getByText('Belum ada persetujuan untuk: Berbagi dengan mitra tertentu.')).toBeVisible();
  await says(ayu, reference, 'Berbagi dengan mitra tertentu', 'Diberikan');
  await says(ayu, reference, 'Kerja sama dengan penegak hukum', 'Ditolak');
  await ayu.goto(`${fresh}partner`);
  await refers(ayu, 'Kepolisian RI · Kepolisian Negara Republik Indonesia', 'Keadaan sekarang');
  await expect(ayu.getByRole('alert').first()).toContainText('belum menyetujui kerja sama dengan penegak hukum');
  await arrive(ayu, `Rujuk ke mitra luar · ${reference}`);

  // The police are told that there is such a case, and of nobody.
  await ayu.getByRole('link', { name: 'Yang tetap dapat' }).click();
  await arrive(ayu, `Pemberitahuan tanpa identitas · ${reference}`);
  await ayu
    .getByLabel('Mitra penerima')
    .selectOption({ label: 'Kepolisian RI · Kepolisian Negara Republik Indonesia' });
  await ayu.getByRole('radio', { name: 'Lainnya' }).check();
  await ayu.getByRole('button', { name: 'Buat pemberitahuan' }).click();
  await arrive(ayu, /^Pemberitahuan tanpa identitas [0-9A-F]{8}$/);
  await expect(ayu.getByText('Kamboja')).toBeVisible();
  await holdsNone(ayu);
  const paper = ayu.waitForEvent('download');
  await ayu.getByRole('link', { name: 'Unduh PDF' }).click();
  expect(
    readFileSync(await (await paper).path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  // The shelter fetches a package with words that came another way.
  await ayu.goto(`${fresh}partner`);
  await refers(ayu, 'Kementerian Sosial dan rumah perlindungan · RPTC Bambu Apus', /^Siapa\b/);
  await arrive(ayu, /^Rujukan [0-9A-F]{8}$/);
  await ayu.getByRole('button', { name: 'Buat paket' }).click();
  const address = await ayu.getByLabel('Alamat', { exact: true }).inputValue();
  const words = await ayu.getByLabel('Frasa sandi', { exact: true }).inputValue();
  const shelter = await stranger();
  await shelter.goto(new URL(address).pathname);
  await arrive(shelter, 'Ambil rujukan');
  await shelter.getByLabel('Frasa sandi').fill('bukan kata-kata ini');
  await shelter.getByRole('button', { name: 'Unduh' }).click();
  await expect(shelter.getByText('Frasa sandi ini tidak cocok.')).toBeVisible();
  await holdsNone(shelter);
  await shelter.getByLabel('Frasa sandi').fill(words.toUpperCase());
  const fetched = shelter.waitForEvent('download');
  await shelter.getByRole('button', { name: 'Unduh' }).click();
  expect(
    readFileSync(await (await fetched).path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await ayu.reload();
  await expect(ayu.getByText('dibuka 1 kali, 1 kali frasa yang salah')).toBeVisible();
  await ayu.getByText('Cabut rujukan').click();
  await ayu.getByRole('button', { name: 'Cabut sekarang' }).click();
  await expect(ayu.getByText('Rujukan dicabut.')).toBeVisible();
  await shelter.goto(new URL(address).pathname);
  await arrive(shelter, 'Alamat ini tidak berlaku lagi');

  // Manila reads one part, opens no other door, and nothing from the next click on.
  await ayu.goto(`${fresh}office`);
  await refers(ayu, 'KBRI Manila', 'Keadaan sekarang');
  await arrive(ayu, /^Rujukan [0-9A-F]{8}$/);
  const place = new URL(ayu.url()).pathname;
  const bagus = await as('bagus');
  await bagus.goto('/referrals');
  await arrive(bagus, 'Rujukan');
  await bagus.goto(place);
  await bagus.getByRole('button', { name: 'Terima' }).click();
  await expect(bagus.getByText('Jawaban tercatat.')).toBeVisible();
  await holdsNone(bagus);
  await bagus.getByRole('button', { name: 'Buka bagian yang dibagikan' }).click();
  await expect(bagus.getByText(secrets[2] as string)).toBeVisible();
  for (const kept of [...secrets.slice(0, 2), reference]) expect(await bagus.content()).not.toContain(kept);
  await arrive(bagus, /^Rujukan [0-9A-F]{8}$/);
  for (const rest of ['', '/contacts', '/consents', '/looks', '/referrals', '/transfer', '/edit/who'])
    expect((await bagus.request.get(`/cases/${reference}${rest}`)).status(), rest).toBe(404);

  await ayu.reload();
  await ayu.getByText('Cabut rujukan').click();
  await ayu.getByRole('button', { name: 'Cabut sekarang' }).click();
  await expect(ayu.getByText('Rujukan dicabut.')).toBeVisible();
  await bagus.reload();
  await expect(bagus.getByText('dicabut', { exact: true })).toBeVisible();
  await holdsNone(bagus);
  await expect(bagus.getByRole('button', { name: 'Buka bagian yang dibagikan' })).toHaveCount(0);
});
