import { rootKey } from '@/db/master-key';
import { fingerprint } from '@/lib/sealing';

/**
 * How a form names whom it offers: derived from the person under a key of ours. An id as it is would tell when its case
 * was made, and the record may be of a case that is not in sight.
 */
export const offerKey = (personId: string) => fingerprint(rootKey(), 'offer', personId).slice(0, 32);
