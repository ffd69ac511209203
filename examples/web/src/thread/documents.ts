import { graphql } from '../generated/index.ts';

/**
 * A page of roots, each with its first replies: a handful of SQL statements, however many comments there are. `anyReply`
 * tells whether a comment has replies at all: `replyCount` knows no tombstones.
 */
export const Thread = graphql(`
  query Thread($id: ID!, $sort: CommentSort!, $after: String) {
    post(id: $id) {
      ...PostFields
      body
      comments(first: 20, after: $after, sort: $sort) {
        nodes {
          ...CommentView
          replies(first: 3, sort: $sort) {
            nodes {
              ...CommentView
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }

  fragment CommentView on Comment {
    id
    depth
    body
    state
    version
    upvotes
    downvotes
    score
    viewerVote
    replyCount
    createdAt
    editedAt
    author {
      id
      handle
      displayName
    }
    post {
      id
    }
    anyReply: replies(first: 1) {
      nodes {
        id
      }
    }
  }
`);

/** Further replies to one comment, at any depth. */
export const Replies = graphql(`
  query Replies($id: ID!, $sort: CommentSort!, $after: String) {
    node(id: $id) {
      __typename
      ... on Comment {
        id
        replies(first: 10, after: $after, sort: $sort) {
          nodes {
            ...CommentView
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

export const OneComment = graphql(`
  query OneComment($id: ID!) {
    node(id: $id) {
      __typename
      ... on Comment {
        ...CommentView
        post {
          id
          title
          locked
        }
        parent {
          ...CommentView
        }
      }
    }
  }
`);

/** The counts of post and parent come along, so that nothing is added up here. */
export const AddComment = graphql(`
  mutation AddComment($input: AddCommentInput!, $idempotencyKey: String) {
    addComment(input: $input, idempotencyKey: $idempotencyKey) {
      comment {
        ...CommentView
        post {
          id
          commentCount
        }
        parent {
          id
          replyCount
        }
      }
    }
  }
`);

export const EditComment = graphql(`
  mutation EditComment($input: EditCommentInput!) {
    editComment(input: $input) {
      comment {
        id
        body
        state
        version
        editedAt
      }
    }
  }
`);

export const DeleteComment = graphql(`
  mutation DeleteComment($id: ID!) {
    deleteComment(id: $id) {
      comment {
        id
        body
        state
        version
        author {
          id
        }
        post {
          id
          commentCount
        }
      }
    }
  }
`);

export const VoteComment = graphql(`
  mutation VoteComment($id: ID!, $vote: Vote) {
    voteComment(id: $id, vote: $vote) {
      comment {
        id
        upvotes
        downvotes
        score
        viewerVote
      }
    }
  }
`);

export const FlagComment = graphql(`
  mutation FlagComment($input: FlagCommentInput!) {
    flagComment(input: $input) {
      comment {
        id
        state
      }
    }
  }
`);

export const CommentAdded = graphql(`
  subscription CommentAdded($postId: ID!) {
    commentAdded(postId: $postId) {
      ...CommentView
      post {
        id
        commentCount
      }
      parent {
        id
        replyCount
      }
    }
  }
`);

/** What others change. `viewerVote` is not among it: an own vote is known before its answer. */
export const CommentChanged = graphql(`
  subscription CommentChanged($postId: ID!) {
    commentChanged(postId: $postId) {
      id
      body
      state
      version
      upvotes
      downvotes
      score
      replyCount
      editedAt
      author {
        id
        handle
        displayName
      }
    }
  }
`);
