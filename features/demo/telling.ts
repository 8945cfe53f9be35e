import type { Answers } from '@/features/cases/fields';
import type { Opening } from '@/features/cases/rows';
import type { Chance } from './chance';
import { type Course, situationOf, stepsOf } from './course';
import { type Human, identityTold } from './people';
import { storyOf } from './story';

/** A case as an office would have entered it. */
export type Told = Pick<Opening, 'answers' | 'statusSteps' | 'returnSteps' | 'now'>;

/** What is told of a human whose case takes this course, as known today. Pure: the same chance tells the same. */
export function tell(chance: Chance, course: Course, human: Human, today: string, again = false): Told {
  const steps = stepsOf(chance, course, today);
  const drawn = knownOf(chance, course);
  // Of a person met again the file tells enough: what is planted there can be found.
  const known = again && drawn === 'hardly' ? 'well' : drawn;
  const answers: Answers = {
    destination: course.destination,
    handledOn: course.handledOn,
    ...identityTold(chance, human, known),
    ...storyOf(chance, course.destination, known),
    ...situationOf(chance, course, steps, today),
  };
  if (course.operation) answers.intakeChannel = 'rescue_operation';
  if (known !== 'hardly' && chance.yes(0.5)) answers.retrafficking = 'none_known';
  return { answers, ...steps, now: enteredAt(chance, course.handledOn) };
}

function knownOf(chance: Chance, { outcome }: Course) {
  if (outcome === 'arrives') return chance.yes(0.85) ? 'well' : 'partly';
  return chance.weighted({ well: 55, partly: 30, hardly: 15 });
}

/** In office hours, mostly the same day; never later than now. */
function enteredAt(chance: Chance, handledOn: string): Date {
  const days = chance.yes(0.75) ? 0 : chance.whole(1, 4);
  const at = Date.parse(`${handledOn}T01:30:00Z`) + days * 86_400_000 + chance.whole(0, 8 * 3_600_000);
  return new Date(Math.min(at, Date.now()));
}
