namespace NetGen;

/// <summary>
/// Judges a sequence of scores by labels that have no places in it, as speech and handwriting have them: connectionist temporal
/// classification. Keras: <c>CTC</c>.
/// </summary>
/// <remarks>
/// <para>
/// Output (steps, classes), unscaled scores; class 0 is the blank. Target (<see cref="LabelLength"/>), the numbers of the classes in their
/// order, from 1 to classes - 1, and 0 behind the last one: the first 0 must have only zeros behind it. A number that is no class is refused before anything is computed. The loss is <c>-log p</c>, with p the
/// probability that a sequence drawn step by step from the softmax of the scores becomes the labels when repetitions are made one and then
/// blanks are taken out.
/// </para>
/// <para>
/// Labels that cannot be reached in so many steps, of which each needs one and two equal neighbours one more between them, have the loss 1e9
/// in place of an infinity. Source: A. Graves et al., "Connectionist temporal classification: labelling unsegmented sequence data with
/// recurrent neural networks", 2006.
/// </para>
/// </remarks>
/// <param name="labelLength">The largest number of labels of a sample, at most as many as there are steps.</param>
public sealed class CTCAttribute(int labelLength) : LossAttribute
{
    /// <summary>The largest number of labels of a sample, at most as many as there are steps.</summary>
    public int LabelLength { get; } = labelLength;
}
