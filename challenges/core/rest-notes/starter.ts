export interface Note {
  id: string
  title: string
  text?: string
  tags?: string[]
  labels?: Record<string, string>
}

/** A handler for one app with notes of its own. */
export function createApp(): (request: Request) => Promise<Response> {
  const notes = new Map<string, Note>()

  return async (request) => {
    const { pathname } = new URL(request.url)
    // TODO: /notes and /notes/<id>
    return Response.json(
      { title: `Nothing at ${pathname} among ${notes.size} notes`, status: 404 },
      { status: 404 },
    )
  }
}
