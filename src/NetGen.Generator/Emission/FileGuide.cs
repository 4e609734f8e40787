namespace NetGen.Generator.Emission;

/// <summary>What stands at the head of each generated file: what it holds, and how to read it.</summary>
internal static class FileGuide
{
    public const string Surface = """
        What users of the class see. Predict, TrainBatch and the like give a batch to the engine, which splits it over threads and runs one of the
        programs beside this file: Inference, Evaluation or Training.
        """;

    public const string Layers = "A handle for each layer, named and nested as the layers are.";

    public const string Program = """
        One program of the network. Prepare computes what does not depend on samples, Run takes some samples from the first layer to the last (and
        back, in training), and Finish does what needs sums over the whole batch. Each step has a comment: the layer and what of it is computed, the
        shapes of one sample, the work, and values of other layers that it reads. A gradient is that of the loss. PreparePart, RunJoint and
        FinishPart, where there are such, are work of training that several threads take parts of; with RunJoint there is RunSection in place of Run.
        What no later layer reads is not computed, so a map may be smaller here than its layer's output. "By tiles"
        is Winograd's way to convolve: G·k·Gᵀ of the kernel by Bᵀ·x·B of each tile, then back.

        Values live in a few stretches of memory, and a step names an element by its distance from the beginning of one:
          weights    all parameters; ParameterTable says where each begins
          constants  what is computed once a call, for all samples
          input      the samples at hand, where the caller has them; in programs that need room around them they are copied to the arena
          arena      values of the samples at hand; the comment at the top of Run says which begins where, and each place is used again
                     once its value has been read for the last time
          joint      the same for what RunJoint reads and writes of the samples of all threads
          sums       sums over the batch: gradients at the offsets of their parameters, the loss, and what gradients are made of

        A kernel writes to its first argument (a pool also to its arg-max, tiles to what they work in) and reads the others. Then come the number of
        samples, and what part of the work to do if not all of it, or whether to add to sums that are there already.
        """;

    public const string Dispatch = """
        A method for each kernel that the programs call. It picks the widest vectors the hardware has; the choice costs nothing at run time, since the JIT
        knows the answer and leaves the other branches out.
        """;

    public const string Kernels = """
        The loops, at one width. A kernel's documentation names the layer and the pass that it was written for (equal layers share it), the shapes of one
        sample, and the register tile: how many results stay in registers while all that adds to them is gone through.

        y is what is written (in gradients of a pool: dx), a and b the factors of a sum of products, x0, x1 and so on what else is read, e0, e1 what is
        applied to each result before it is stored: a bias, another layer's output. Loops run over axes: n samples, oy and ox rows and columns of the
        result, ky and kx those of the convolution's kernel, ci and co channels in and out, i and j what several axes have been joined to.
        In a register tile, c1_2 is the sum for position 1 and vector 2, v a vector of one factor, x a number of the other in all lanes.
        """;

    public const string Functions = "Functions of vectors, and of single numbers, that kernels call; they are inlined there.";

    /// <summary>A guide as comment lines.</summary>
    public static IEnumerable<string> Lines(string guide) => guide.Split('\n').Select(line => $"// {line}".TrimEnd());
}
