namespace NetGen.Generator.Tests.Catalogue;

/// <summary>The arguments that Keras 3 gives its layers and losses, besides those that all of them have.</summary>
internal static class KerasSignatures
{
    /// <summary>A line for each class, or for several with the same arguments; a word in capitals stands for those of another line.</summary>
    private const string Text = """
        BASIC: activation use_bias bias_initializer bias_regularizer activity_regularizer bias_constraint
        KERNEL: BASIC kernel_initializer kernel_regularizer kernel_constraint
        WINDOW: kernel_size strides padding data_format dilation_rate
        DEPTHWISE: depthwise_initializer depthwise_regularizer depthwise_constraint
        AFFINE: epsilon center scale beta_initializer gamma_initializer beta_regularizer gamma_regularizer beta_constraint gamma_constraint
        RECURRENT: units KERNEL recurrent_initializer recurrent_regularizer recurrent_constraint dropout recurrent_dropout return_sequences return_state go_backwards stateful unroll seed initial_state
        HEADS: dropout use_bias flash_attention kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint seed attention_mask return_attention_scores use_causal_mask
        Dense: units KERNEL lora_rank lora_alpha quantization_config
        Conv1D Conv2D Conv3D: filters WINDOW groups KERNEL
        DepthwiseConv1D DepthwiseConv2D: WINDOW depth_multiplier BASIC DEPTHWISE
        SeparableConv1D SeparableConv2D: filters WINDOW depth_multiplier BASIC DEPTHWISE pointwise_initializer pointwise_regularizer pointwise_constraint
        Conv1DTranspose Conv2DTranspose Conv3DTranspose: filters WINDOW output_padding KERNEL
        MaxPooling1D MaxPooling2D MaxPooling3D AveragePooling1D AveragePooling2D AveragePooling3D: pool_size strides padding data_format
        GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D: data_format keepdims
        ZeroPadding1D ZeroPadding2D ZeroPadding3D: padding data_format
        Cropping1D: cropping
        Cropping2D Cropping3D: cropping data_format
        UpSampling1D: size
        UpSampling2D: size data_format interpolation
        UpSampling3D: size data_format
        Flatten: data_format
        Reshape: target_shape
        Permute: dims
        RepeatVector: n
        Activation: activation
        ReLU: max_value negative_slope threshold
        LeakyReLU: negative_slope
        ELU: alpha
        PReLU: alpha_initializer alpha_regularizer alpha_constraint shared_axes
        Softmax: axis
        ActivityRegularization: l1 l2
        Dropout AlphaDropout: rate noise_shape seed
        SpatialDropout1D: rate seed
        SpatialDropout2D SpatialDropout3D: rate data_format seed
        GaussianDropout: rate seed
        GaussianNoise: stddev seed
        BatchNormalization: axis momentum AFFINE moving_mean_initializer moving_variance_initializer synchronized
        LayerNormalization: axis AFFINE
        GroupNormalization: groups axis AFFINE
        RMSNormalization: axis epsilon
        UnitNormalization: axis
        Add Subtract Multiply Average Maximum Minimum:
        Dot: axes normalize
        Concatenate: axis
        Embedding: input_dim output_dim embeddings_initializer embeddings_regularizer embeddings_constraint mask_zero weights lora_rank lora_alpha quantization_config
        Masking: mask_value
        Lambda: function output_shape mask arguments
        SimpleRNN: RECURRENT
        LSTM: RECURRENT recurrent_activation unit_forget_bias use_cudnn
        GRU: RECURRENT recurrent_activation reset_after use_cudnn
        MultiHeadAttention: num_heads key_dim value_dim output_shape attention_axes value key HEADS
        GroupQueryAttention: head_dim num_query_heads num_key_value_heads value key HEADS
        Attention: use_scale score_mode dropout seed value key return_attention_scores use_causal_mask
        AdditiveAttention: use_scale dropout value key return_attention_scores use_causal_mask
        SparseCategoricalCrossentropy: from_logits ignore_class axis
        CategoricalCrossentropy BinaryCrossentropy: from_logits label_smoothing axis
        CategoricalFocalCrossentropy: alpha gamma from_logits label_smoothing axis
        BinaryFocalCrossentropy: apply_class_balancing alpha gamma from_logits label_smoothing axis
        MeanSquaredError MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredLogarithmicError LogCosh KLDivergence Poisson Hinge SquaredHinge CategoricalHinge CTC:
        Huber: delta
        CosineSimilarity: axis
        Dice: axis
        Tversky: alpha beta axis
        """;

    /// <summary>The arguments of each class of Keras.</summary>
    public static IReadOnlyDictionary<string, string[]> Read()
    {
        var lines = new Dictionary<string, string[]>();
        foreach (string line in Text.Split('\n', StringSplitOptions.TrimEntries))
        {
            string[] parts = line.Split(':');
            string[] arguments = [.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => lines.GetValueOrDefault(w, [w]))];
            foreach (string name in parts[0].Split(' '))
            {
                lines[name] = arguments;
            }
        }

        return lines.Where(l => l.Key.Any(char.IsLower) || char.IsDigit(l.Key[^1]) || l.Key is "ELU" or "LSTM" or "GRU" or "CTC").ToDictionary(l => l.Key, l => l.Value);
    }
}
