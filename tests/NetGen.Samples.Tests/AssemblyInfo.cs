// Each test trains on all processors, so they run one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
