/** A status, an outcome or a verdict: a sign and a word, so that color only repeats what is said. */
import type { Outcome, Status as StatusCode, Verdict } from '../api/types.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';

type Tone = 'bad' | 'warn' | 'quiet' | 'good' | 'calm';

const SIGNS: Readonly<Record<Tone, string>> = {
  bad: 'M8 1.5 15 14H1L8 1.5Zm-.8 4.2v4.1h1.6V5.700H7.200Zm0 5.300v1.500h1.600V11H7.200Z',
  warn: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-.9 9.900v1.700h1.700v-1.700H7.100ZM8 3.400c-1.600 0-2.700.9-2.800 2.400h1.600c.1-.6.5-1 1.200-1 .7 0 1.100.4 1.100 1 0 1.200-2 1.200-2 3.300v.5h1.600v-.4c0-1.200 2-1.500 2-3.500 0-1.400-1.100-2.300-2.700-2.300Z',
  quiet: 'M2 7h12v2H2z',
  good: 'M6.200 12.800 1.500 8.100l1.400-1.400 3.300 3.300 6.900-6.900 1.400 1.400-8.300 8.300Z',
  calm: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3Z',
};

const Badge = ({ tone, text, title }: { readonly tone: Tone; readonly text: string; readonly title?: string }) => (
  <span className={`badge ${tone}`} title={title}>
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      <path d={SIGNS[tone]} fill="currentColor" />
    </svg>
    {text}
  </span>
);

const STATUS_TONES = {
  AT_RISK: 'bad',
  UNKNOWN: 'warn',
  NOT_TRACKED: 'quiet',
  COMPLIANT: 'good',
} as const satisfies Record<StatusCode, Tone>;

export const Status = ({ status }: { readonly status: StatusCode }) => {
  const words = useWords(codeWords);
  return <Badge tone={STATUS_TONES[status]} text={words.status[status]} title={words.statusMeaning[status]} />;
};

const OUTCOME_TONES = {
  CONSUMES: 'calm',
  COVERED: 'good',
  EXEMPT: 'quiet',
  UNLICENSED: 'bad',
  IGNORED: 'quiet',
} as const satisfies Record<Outcome, Tone>;

export const OutcomeBadge = ({ outcome }: { readonly outcome: Outcome }) => (
  <Badge tone={OUTCOME_TONES[outcome]} text={useWords(codeWords).outcome[outcome]} />
);

const VERDICT_TONES = { CHOSEN: 'good', POSSIBLE: 'calm', REJECTED: 'quiet' } as const satisfies Record<Verdict, Tone>;

export const VerdictBadge = ({ verdict }: { readonly verdict: Verdict }) => (
  <Badge tone={VERDICT_TONES[verdict]} text={useWords(codeWords).verdict[verdict]} />
);

const JOB_TONES = { RUNNING: 'calm', DONE: 'good', FAILED: 'bad', CANCELLED: 'quiet' } as const;

export const JobBadge = ({ state }: { readonly state: keyof typeof JOB_TONES }) => (
  <Badge tone={JOB_TONES[state]} text={useWords(codeWords).job[state]} />
);
