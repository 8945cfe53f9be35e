import { randomUUID } from 'node:crypto';
import { write } from '../../base.mjs';

/** One row, on disk before the answer. */
export async function POST(request) {
  const form = await request.formData();
  const id = randomUUID();
  write('insert into logged (id, destination, handled_on, name) values (?, ?, ?, ?)').run(
    id,
    form.get('destination'),
    form.get('handledOn'),
    form.get('name'),
  );
  return new Response(null, { status: 303, headers: { location: `/case/${id}` } });
}
