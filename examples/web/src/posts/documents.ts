import { graphql } from '../generated/index.ts';

export const Posts = graphql(`
  query Posts($after: String) {
    posts(first: 20, after: $after) {
      nodes {
        ...PostFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment PostFields on Post {
    id
    title
    createdAt
    commentCount
    locked
    author {
      id
      handle
    }
  }
`);

export const CreatePost = graphql(`
  mutation CreatePost($input: CreatePostInput!, $idempotencyKey: String) {
    createPost(input: $input, idempotencyKey: $idempotencyKey) {
      post {
        ...PostFields
        body
      }
    }
  }
`);
