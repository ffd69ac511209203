# What the guides use, for bash with curl and node. PARLEY is the API, where it is not that of `npm start`.
PARLEY=${PARLEY:-http://127.0.0.1:4000}

# api QUERY [CURL OPTION …]: asks as whoever TOKEN stands for, and prints the answer.
api() {
  local query=${1//\\/\\\\}
  query=${query//\"/\\\"}
  shift
  curl -s "$PARLEY/graphql" -H 'content-type: application/json' ${TOKEN:+-H "authorization: Bearer $TOKEN"} \
    -d "{\"query\":\"${query//$'\n'/ }\"}" "$@" |
    node -p 'JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")), null, 2)'
}

# pick PATH: reads one value of an answer.
pick() {
  node -p "JSON.parse(fs.readFileSync(0, 'utf8')).data.$1"
}

# sign_in HANDLE: from here on TOKEN is that of this person of the demo.
sign_in() {
  TOKEN=
  TOKEN=$(api "mutation { signIn(input: { handle: \"$1\", password: \"parley-demo\" }) { token } }" | pick signIn.token)
}
