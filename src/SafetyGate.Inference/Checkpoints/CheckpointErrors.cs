using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>What can be wrong with a checkpoint folder, SG2000 to SG2099.</summary>
public static class CheckpointErrors
{
    public static readonly ErrorCode FolderMissing = new(2000, "The checkpoint folder does not exist");
    public static readonly ErrorCode FileMissing = new(2001, "A file of the checkpoint is missing");
    public static readonly ErrorCode FileUnreadable = new(2002, "A file of the checkpoint cannot be read");
    public static readonly ErrorCode DamagedSafetensors = new(2003, "A safetensors file is damaged");
    public static readonly ErrorCode UnsupportedElementType = new(2004, "A tensor has an unsupported element type");
    public static readonly ErrorCode PickledWeights = new(2005, "The weights are pickled");
    public static readonly ErrorCode UnsupportedFormat = new(2006, "The weights are in an unsupported format");
    public static readonly ErrorCode UnsafeFileName = new(2007, "A checkpoint names a file outside its folder");
    public static readonly ErrorCode DamagedIndex = new(2008, "The shard index is damaged or contradicts its shards");
    public static readonly ErrorCode DamagedConfig = new(2009, "A configuration file of the checkpoint is damaged");
    public static readonly ErrorCode ArchitectureMismatch = new(2010, "The tensors do not fit the model architecture");
    public static readonly ErrorCode NotComparable = new(2011, "Base and candidate cannot be compared");
    public static readonly ErrorCode NonFiniteWeights = new(2012, "The weights contain NaN or infinity");
    public static readonly ErrorCode AdapterOnly = new(2013, "The folder holds an adapter instead of a whole model");
    public static readonly ErrorCode DamagedText = new(2014, "A text file of the checkpoint is damaged or too large");
}
