/** A clock that moves only when a test says so. */
export type TestClock = {
  /** Pass this where the product takes its clock. */
  readonly now: () => Date;
  readonly advance: (milliseconds: number) => void;
  readonly set: (time: Date | string) => void;
};

const noon = '2026-03-02T12:00:00.000Z';

/** Starts at a Monday noon UTC unless told otherwise. */
export function testClock(start: Date | string = noon): TestClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds;
    },
    set: (to) => {
      time = new Date(to).getTime();
    },
  };
}
