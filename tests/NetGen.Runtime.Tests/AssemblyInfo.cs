// Tests share one thread pool and measure allocations, so they run one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
