import { read } from '../../base.mjs';

export const dynamic = 'force-dynamic';

const kinds = ['destination', 'month', 'year', 'channel', 'return_status', 'sex'];

/** Six aggregates from sums, as lines of a table; no chart, nobody to sign in. */
export default async function Page({ searchParams }) {
  const { from = '2020-01', to = '9999-12' } = await searchParams;
  const sum = read(
    'select code, sum(n) as n from sums where kind = ? and month >= ? and month <= ? group by code order by n desc',
  );
  return (
    <main>
      <h1>Dashboard</h1>
      {kinds.map((kind) => (
        <table key={kind}>
          <tbody>
            {sum.all(kind, from, to).map(({ code, n }) => (
              <tr key={code}>
                <td>{code}</td>
                <td>{n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </main>
  );
}
