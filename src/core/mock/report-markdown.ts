import type { MockReport } from './report.ts'

export function reportMarkdown(report: MockReport): string {
  return `# ${report.score.title}\n\n${report.score.sentence}\n`
}
