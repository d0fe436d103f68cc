/* A model whose only process ends at once. */
init { skip }
