/** The tabs of a first visit; each is a whole query that works on a fresh demo. */
export const EXAMPLES = [
  `# The newest posts, each with its best comments and three levels of replies.
query Thread {
  posts(first: 2) {
    nodes {
      title
      author { handle }
      commentCount
      comments(first: 5, sort: BEST) {
        nodes {
          ...Line
          replies(first: 3) {
            nodes {
              ...Line
              replies(first: 3) { nodes { ...Line } }
            }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}

fragment Line on Comment {
  author { handle }
  body
  state
  score
  replyCount
}
`,
  `# Comments that hold all the words, the newest first.
query Search {
  searchComments(text: "thread", first: 5) {
    nodes { body author { handle } post { title } createdAt }
  }
}
`,
  `# Who is signed in? Sign in at the left edge of this page first.
query Viewer {
  viewer {
    handle
    role
    comments(first: 5) { nodes { id body score viewerVote } }
  }
}
`,
  `# Answers a post: put the id of one into the variables, as in { "postId": "…" }.
mutation Answer($postId: ID!) {
  addComment(input: { postId: $postId, body: "Hello from the playground" }) {
    comment { id depth body createdAt }
  }
}
`,
  `# Comments as they are added to a post: put the id of one into the variables, as in { "postId": "…" }.
subscription Added($postId: ID!) {
  commentAdded(postId: $postId) { id author { handle } body createdAt }
}
`,
  `# Charges in the sandbox: run it twice, and see that it charges once. Another card: pm_card_chargeDeclined.
mutation Charge {
  createCharge(
    idempotencyKey: "my-first-charge"
    input: { money: { amount: 1999, currency: "USD" }, paymentMethod: "pm_card_visa" }
  ) {
    charge { id status declineCode money { amount currency } createdAt }
  }
}
`,
];
