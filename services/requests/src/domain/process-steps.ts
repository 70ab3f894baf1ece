/** The steps of a request on its way to a contract, in order. */
export const processStages = ['approval', 'shortlist', 'negotiation', 'award', 'contract'] as const;
export type ProcessStage = (typeof processStages)[number];

export type ProcessStepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

/** Times are ISO 8601 in UTC, because steps are kept as JSON. */
export type ProcessStep = {
  readonly name: ProcessStage;
  readonly state: ProcessStepState;
  readonly detail: string;
  readonly startedAt: string | undefined;
  readonly completedAt: string | undefined;
};

export type StepChange = { readonly stage: ProcessStage; readonly detail: string; readonly at: Date };

export const freshSteps: readonly ProcessStep[] = processStages.map((name) => ({
  name,
  state: 'waiting',
  detail: '',
  startedAt: undefined,
  completedAt: undefined,
}));

/** Starts a step, or starts it again after a failure. A step that already runs keeps its time. */
export function startStep(steps: readonly ProcessStep[], { stage, detail, at }: StepChange): readonly ProcessStep[] {
  return change(steps, stage, (step) => ({
    ...step,
    state: 'running',
    detail,
    startedAt: step.state === 'running' ? step.startedAt : at.toISOString(),
    completedAt: undefined,
  }));
}

/** Ends a step; one that was never seen running began and ended at the same moment. */
export function endStep(
  steps: readonly ProcessStep[],
  state: 'done' | 'failed' | 'skipped',
  { stage, detail, at }: StepChange,
): readonly ProcessStep[] {
  const completedAt = at.toISOString();
  return change(steps, stage, (step) => ({
    ...step,
    state,
    detail,
    startedAt: step.startedAt ?? completedAt,
    completedAt,
  }));
}

/** Ends whatever runs, because the request was stopped. */
export function skipRest(steps: readonly ProcessStep[], detail: string, at: Date): readonly ProcessStep[] {
  const isOpen = ({ state }: ProcessStep) => state === 'running' || state === 'waiting';
  return steps.map((step) =>
    isOpen(step) ? { ...step, state: 'skipped', detail, completedAt: at.toISOString() } : step,
  );
}

export function failedStage(steps: readonly ProcessStep[]): ProcessStage | undefined {
  return steps.find(({ state }) => state === 'failed')?.name;
}

function change(
  steps: readonly ProcessStep[],
  stage: ProcessStage,
  to: (step: ProcessStep) => ProcessStep,
): readonly ProcessStep[] {
  return steps.map((step) => (step.name === stage ? to(step) : step));
}
