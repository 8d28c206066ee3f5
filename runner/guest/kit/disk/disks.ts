import type { AssertionErrors } from '../assertion-errors.ts'
import type { KitEnv } from '../contract.ts'
import type { Failures } from '../outcome.ts'
import { createDisk } from './disk.ts'
import { crashAtEveryStep } from './every-step.ts'
import { checkOptions, type DiskOptions } from './options.ts'

export interface Disks {
  exports: Record<'createDisk' | 'crashAtEveryStep' | 'restart', unknown>
  /** Notes when a test begins: the disks of each are counted from the start. */
  begin(): void
}

/** The disks of a test, and the fresh starts of its solution. */
export function createDisks(env: KitEnv, errors: AssertionErrors, failures: Failures): Disks {
  let made = 0

  return {
    exports: {
      createDisk: (options: DiskOptions = {}) => createDisk(env, options, made++),
      crashAtEveryStep(scenario: unknown, given: DiskOptions & { maxCalls?: number } = {}) {
        const { maxCalls, ...options } = given
        checkOptions(options, 'crashAtEveryStep')
        const number = made++
        const make = () => createDisk(env, options, number)
        return crashAtEveryStep({ kit: env, errors, failures, make }, scenario, {
          ...(maxCalls && { maxCalls }),
        })
      },
      restart: () => env.restart?.(),
    },
    begin() {
      made = 0
    },
  }
}
