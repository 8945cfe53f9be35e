import { readFileSync } from 'node:fs';
import { arrive, findNoBarrier } from './support/arrival';
import { expect, test } from './support/test';

test('Dewi prepares a public release, Citra looks at it and lets it out, and the files are there', async ({ as }) => {
  test.setTimeout(90_000);
  const dewi = await as('dewi');
  await dewi.goto('/reports');
  await dewi.getByRole('link', { name: 'Rilis aman' }).click();
  await arrive(dewi, 'Rilis aman');
  await dewi.getByLabel('Sampai dengan bulan').selectOption({ label: 'Mei 2023' });
  await dewi.getByRole('button', { name: 'Lihat yang akan keluar' }).click();
  await arrive(dewi, 'Yang akan keluar: Umum, sampai Mei 2023');
  await expect(dewi.getByText('Aman. Dari angka ini')).toBeVisible();
  const cambodia = dewi.getByRole('row', { name: /^Kamboja/ });
  await expect(cambodia).toContainText('920');
  await expect(cambodia).toContainText('(928)');
  await dewi.getByRole('button', { name: 'Buat dan minta keputusan orang kedua' }).click();
  await dewi.waitForURL(/\/release\/[0-9a-f-]+\?made=1$/);
  await expect(dewi.getByText('menunggu orang kedua').first()).toBeVisible();
  await findNoBarrier(dewi);

  // A request that was taken back, or ran out, waits for nobody: it is asked for again.
  const release = new URL(dewi.url()).pathname;
  await dewi.goto('/approvals');
  await dewi.getByRole('button', { name: 'Tarik kembali' }).first().click();
  await dewi.waitForURL(/withdrawn=1/);
  await dewi.goto(release);
  await expect(dewi.getByText('Permintaan ini telah gugur')).toBeVisible();
  await findNoBarrier(dewi);
  await dewi.getByRole('button', { name: 'Minta orang kedua sekali lagi' }).click();
  await expect(dewi.getByText('menunggu orang kedua').first()).toBeVisible();

  const citra = await as('citra');
  await citra.goto('/approvals');
  await citra.getByRole('link', { name: 'Rilis Umum, sampai Mei 2023' }).click();
  await expect(citra.getByText('(928)')).toBeVisible();
  await citra.goto('/approvals');
  await citra.getByRole('button', { name: 'Setujui' }).first().click();
  await citra.waitForURL(/decided=1/);

  await dewi.reload();
  await expect(dewi.getByText('Dirilis oleh Citra')).toBeVisible();
  await expect(dewi.getByText('(928)')).toHaveCount(0);
  const [download] = await Promise.all([
    dewi.waitForEvent('download'),
    dewi.getByRole('link', { name: 'destination.csv' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('2022,KH,Kamboja,Cambodia,920');
});

test('Somebody for whom releases are not finds nothing there', async ({ as }) => {
  const ayu = await as('ayu');
  for (const address of ['/release', '/release/new?kind=public&month=2023-05']) {
    const answer = await ayu.goto(address);
    expect(answer?.status()).toBe(404);
  }
});
