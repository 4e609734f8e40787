// Each test takes all processors and much memory, so they run one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
