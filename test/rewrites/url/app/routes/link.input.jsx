// options: {"packages": {"@remix-run/node": "^1.17.0", "@remix-run/react": "^1.17.0"}}
import { redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { getUserSession } from "../session.server"

export async function loader(args) {
	const session = await getUserSession(args.request)
	const url = new URL(args.request.url)
	try {
		if (session) {
			throw redirect(
				`${process.env.AUTH0_URL}/authorize?response_type=code&client_id=${process.env.CLIENT_ID}` +
					`&redirect_uri=${encodeURIComponent(`${process.env.APP_URL}/callback`)}&connection=${encodeURIComponent(url.searchParams.get("with"))}` +
					`&access_token=${encodeURIComponent(session.accessToken)}`,
			)
		}
	} catch (error) {
		if (error instanceof Response) throw error
		return { error: error.message }
	}
	return { error: "Sign in first" }
}

export default function Link() {
	const { error } = useLoaderData()
	return <p>{error}</p>
}
