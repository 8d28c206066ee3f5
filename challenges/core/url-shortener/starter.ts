/** A handler for one app with links of its own. */
export function createApp(): (request: Request) => Promise<Response> {
  const links = new Map<string, { url: string; hits: number }>()

  return async (request) => {
    const { pathname } = new URL(request.url)
    // TODO: POST /links, GET and HEAD /<code>, GET and DELETE /links/<code>
    return Response.json(
      { title: `Nothing at ${pathname} among ${links.size} links`, status: 404 },
      { status: 404 },
    )
  }
}
