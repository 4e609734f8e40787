namespace NetGen;

/// <summary>The CIFAR-100 photographs of a hundred kinds of things in twenty groups: 50,000 to train on, 10,000 to test with, 32 × 32 colour pixels.</summary>
/// <remarks>Source: A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009.</remarks>
public static class Cifar100
{
    /// <summary>The shape of an image: 32×32×3.</summary>
    public static ImageShape Shape => CifarFiles.Shape;

    /// <summary>What the labels 0 to 99 stand for.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
    [
        "apple", "aquarium_fish", "baby", "bear", "beaver", "bed", "bee", "beetle", "bicycle", "bottle",
        "bowl", "boy", "bridge", "bus", "butterfly", "camel", "can", "castle", "caterpillar", "cattle",
        "chair", "chimpanzee", "clock", "cloud", "cockroach", "couch", "crab", "crocodile", "cup", "dinosaur",
        "dolphin", "elephant", "flatfish", "forest", "fox", "girl", "hamster", "house", "kangaroo", "keyboard",
        "lamp", "lawn_mower", "leopard", "lion", "lizard", "lobster", "man", "maple_tree", "motorcycle", "mountain",
        "mouse", "mushroom", "oak_tree", "orange", "orchid", "otter", "palm_tree", "pear", "pickup_truck", "pine_tree",
        "plain", "plate", "poppy", "porcupine", "possum", "rabbit", "raccoon", "ray", "road", "rocket",
        "rose", "sea", "seal", "shark", "shrew", "skunk", "skyscraper", "snail", "snake", "spider",
        "squirrel", "streetcar", "sunflower", "sweet_pepper", "table", "tank", "telephone", "television", "tiger", "tractor",
        "train", "trout", "tulip", "turtle", "wardrobe", "whale", "willow_tree", "wolf", "woman", "worm",
    ];

    /// <summary>What the labels 0 to 19 of the groups stand for.</summary>
    public static IReadOnlyList<string> GroupNames { get; } =
    [
        "aquatic_mammals", "fish", "flowers", "food_containers", "fruit_and_vegetables", "household_electrical_devices",
        "household_furniture", "insects", "large_carnivores", "large_man-made_outdoor_things", "large_natural_outdoor_scenes",
        "large_omnivores_and_herbivores", "medium_mammals", "non-insect_invertebrates", "people", "reptiles", "small_mammals",
        "trees", "vehicles_1", "vehicles_2",
    ];

    /// <summary>
    /// Reads the files of the binary version, <c>train.bin</c> and <c>test.bin</c>, each plain or with <c>.gz</c> after it. A file is
    /// records of 3,074 bytes: the group's label, the label, then the red, the green and the blue pixels row by row.
    /// </summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="groups">Whether to label the images with their groups instead of their classes.</param>
    /// <inheritdoc cref="Cifar10.Load"/>
    public static (Dataset<float, int> Train, Dataset<float, int> Test) Load(string folder, bool groups = false)
    {
        var files = new CifarFiles(folder, [GroupNames.Count, ClassNames.Count], labelByte: groups ? 0 : 1);
        return files.Load([files.Find("train")], files.Find("test"));
    }
}
