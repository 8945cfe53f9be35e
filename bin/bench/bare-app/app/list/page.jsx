import { read } from '../../base.mjs';

export const dynamic = 'force-dynamic';

const shown = ['reference', 'office', 'handled_on', 'destination', 'sex', 'birth_year', 'status', 'return_status'];

/** Fifty rows and how many there are. */
export default function Page() {
  const rows = read(`select ${shown.join(', ')} from flat order by handled_on desc, id desc limit 50`).all();
  const total = read('select count(*) from flat').pluck().get();
  return (
    <main>
      <h1>Cases</h1>
      <p>{total}</p>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.reference}>
              {shown.map((name) => (
                <td key={name}>{row[name]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
