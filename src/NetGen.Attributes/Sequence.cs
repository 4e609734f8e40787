namespace NetGen;

/// <summary>Leaves out the steps of a sequence whose features all have one value. Keras: <c>Masking</c>.</summary>
/// <remarks>
/// Input and output (steps, features); steps that are left out give zeros. Recurrent layers behind it skip those steps, attention gives
/// them no weight, and losses of whole sequences do not count them.
/// </remarks>
public sealed class MaskingAttribute : LayerAttribute
{
    /// <summary>The value. Default: 0. Keras: <c>mask_value</c>.</summary>
    public double MaskValue { get; set; }
}
