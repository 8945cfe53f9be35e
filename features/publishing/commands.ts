import { change, notYours } from '@/db/change';
import { putSetting } from '@/db/settings';
import type { Staff } from '@/lib/actor';
import { maySetPublishing } from './access';
import { PUBLISHING_SETTING } from './queries';
import type { Publishing } from './rules';

/** Sets in whose name reports are issued and under which licence numbers leave. What is out already keeps its own. */
export async function setPublishing(actor: Staff, publishing: Publishing, now = new Date()) {
  if (!maySetPublishing(actor)) return notYours(actor, 'publishing.set');
  return change(actor, async (tx, audit) => {
    await putSetting(tx, actor, PUBLISHING_SETTING, publishing, now);
    await audit.record({ act: 'publishing.set', subject: { kind: 'setting', id: PUBLISHING_SETTING } });
    return { set: PUBLISHING_SETTING };
  });
}
