/** Something that can be observed in an interview; what was not observed takes no part in the score. */
export interface Criterion {
  id: CriterionId
  /** Its part of the dimension, against the other criteria that were observed. */
  weight: number
  what: string
  /** What to do better next time. */
  advice: string
}

export interface Dimension {
  id: string
  title: string
  /** Percent of the whole. */
  weight: number
  criteria: Criterion[]
}

export type CriterionId =
  | 'questions'
  | 'thought-first'
  | 'plan'
  | 'growth'
  | 'levels'
  | 'unaided'
  | 'tests-passed'
  | 'submissions'
  | 'own-tests'
  | 'bugs-caught'
  | 'debugging'
  | 'answers'
  | 'phases'
  | 'in-time'

/**
 * What interviews are scored by. Dimensions and bands are those of common hiring rubrics (Tech Interview Handbook: strong
 * no hire to strong hire, 1 to 4); the weights are ours: code that works counts most.
 */
export const rubric: Dimension[] = [
  {
    id: 'exploration',
    title: 'Problem exploration',
    weight: 15,
    criteria: [
      {
        id: 'questions',
        weight: 60,
        what: 'asked about what the brief left out; half of it is full marks',
        advice:
          'Ask before you code: edge cases, ties, limits, errors, concurrency. Read the list of what you did not ask.',
      },
      {
        id: 'thought-first',
        weight: 40,
        what: 'took at least half of the time meant for questions and a plan before the first code',
        advice: 'Hold your hands still until you can say the approach in two sentences.',
      },
    ],
  },
  {
    id: 'design',
    title: 'Design and trade-offs',
    weight: 20,
    criteria: [
      {
        id: 'plan',
        weight: 30,
        what: 'wrote a plan of a few lines before the code',
        advice: 'Write three lines before the code: the data structure, its cost, what can go wrong.',
      },
      {
        id: 'growth',
        weight: 25,
        what: 'predicted how the cost grows, and the measured growth agrees',
        advice: 'Name the cost of each call aloud, and check it against the loops that you have written.',
      },
      {
        id: 'levels',
        weight: 30,
        what: 'solved the levels that were planned',
        advice:
          'Leave room for the next requirement: keep state and rules apart, so that a new rule is one change.',
      },
      {
        id: 'unaided',
        weight: 15,
        what: 'worked without hints',
        advice: 'Before you take a hint, say what you have tried and what you would try next.',
      },
    ],
  },
  {
    id: 'implementation',
    title: 'Implementation and correctness',
    weight: 35,
    criteria: [
      {
        id: 'tests-passed',
        weight: 75,
        what: 'tests passed by the code as it stood when the time was up',
        advice: 'Get something that passes the simple cases submitted by half time; then widen it.',
      },
      {
        id: 'submissions',
        weight: 25,
        what: 'submitted only what works: each failed submission costs a quarter, one that does not compile half of that',
        advice: 'Run the samples and your own edge cases before each submission.',
      },
    ],
  },
  {
    id: 'testing',
    title: 'Testing and debugging',
    weight: 15,
    criteria: [
      {
        id: 'own-tests',
        weight: 30,
        what: 'wrote tests of your own, before the first submission',
        advice: 'Write solution.test.ts beside your solution: three edge cases before the first submission.',
      },
      {
        id: 'bugs-caught',
        weight: 50,
        what: 'your tests catch the bugs that others made',
        advice: 'For each rule that you asked about, write one test that fails when the rule is broken.',
      },
      {
        id: 'debugging',
        weight: 20,
        what: 'no failure more than twice in a row',
        advice: 'When the same failure comes twice, stop and predict a value before you run it again.',
      },
    ],
  },
  {
    id: 'communication',
    title: 'Communication',
    weight: 10,
    criteria: [
      {
        id: 'answers',
        weight: 100,
        what: 'points of a good answer that you found in yours; rated by yourself',
        advice: 'Answer follow-ups in the order of cause, cost, alternative; say when you would not do it.',
      },
    ],
  },
  {
    id: 'pace',
    title: 'Pace',
    weight: 5,
    criteria: [
      {
        id: 'phases',
        weight: 60,
        what: 'phases that took at most a quarter more than their time',
        advice: 'Look at the bar when a phase ends: what takes longer is taken from what comes last.',
      },
      {
        id: 'in-time',
        weight: 40,
        what: 'accepted before the time for building was over; half when later but in time',
        advice: 'Decide at half time what you will leave out.',
      },
    ],
  },
]

/** Scores run from 1 to 4; a band begins at its score. */
export const bands = [
  { id: 'strong-hire', title: 'Strong hire', from: 3.4 },
  { id: 'leaning-hire', title: 'Leaning hire', from: 2.8 },
  { id: 'leaning-no-hire', title: 'Leaning no hire', from: 2 },
  { id: 'strong-no-hire', title: 'Strong no hire', from: 1 },
] as const

export type BandId = (typeof bands)[number]['id'] | 'not-enough-evidence'

export const rules = {
  /** Percent of the weights that have to be observed for a band. */
  leastObserved: 40,
  /** The score that Implementation cannot exceed when the code loses data in a race or a crash, or hangs. */
  raceCap: 2,
  /** Hints that a strong hire may have taken. */
  hintsOfStrongHire: 2,
  /** Overrun that is forgiven, as a part of a phase's time. */
  overrun: 0.25,
  /** Questions that are full marks, as a part of what the brief leaves out. */
  questions: 0.5,
  /** Characters from which on a plan is one. */
  planLength: 60,
}
