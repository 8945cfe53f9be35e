import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { mayDefine } from '@/features/definitions/access';
import { EventList, NewEvent } from '@/features/definitions/components/world-events';
import { worldEventsUntil } from '@/features/definitions/queries';
import { today } from '@/lib/calendar';
import { reader } from '@/lib/reader';

export default async function EventsPage({ searchParams }: { searchParams: Promise<{ noted?: string }> }) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const events = await worldEventsUntil(actor, today());
  const may = mayDefine(actor);
  return (
    <Page title={t('definitions.events.title')} lead={t('definitions.events.lead')} narrow>
      <div className="grid grid-cols-1 gap-4">
        {(await searchParams).noted && <Notice role="status">{t('definitions.events.noted')}</Notice>}
        <Card>
          <EventList events={events} texts={texts} mayWithdraw={may} />
        </Card>
        {may && (
          <Card title={t('definitions.events.new')}>
            <NewEvent texts={texts} />
          </Card>
        )}
      </div>
    </Page>
  );
}
